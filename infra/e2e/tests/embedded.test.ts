import { describe } from 'vitest'
import { fullScenarios } from '../src/scenarios/full.ts'
import { keyboardScenarios } from '../src/scenarios/keyboard.ts'
import { liveScenarios } from '../src/scenarios/live.ts'
import { liveWalkScenarios } from '../src/scenarios/live-walks.ts'
import { manageScenarios } from '../src/scenarios/manage.ts'
import { pageScenarios } from '../src/scenarios/pages.ts'
import { partyScenarios } from '../src/scenarios/party.ts'
import { rememberScenarios } from '../src/scenarios/remember.ts'
import { reserveScenarios } from '../src/scenarios/reserve.ts'
import { signInRanOutScenarios } from '../src/scenarios/sign-in-ran-out.ts'
import { signedInScenarios } from '../src/scenarios/signed-in.ts'
import { standingScenarios } from '../src/scenarios/standing.ts'
import { walkScenarios } from '../src/scenarios/walks.ts'
import { setStage } from '../src/stage.ts'
import { startEmbeddedSystem } from '../src/start-system.ts'

const stage = setStage(startEmbeddedSystem)

describe('reserving', () => reserveScenarios(stage))
describe('a party', () => partyScenarios(stage))
describe('a full session', () => fullScenarios(stage))
describe('a manager', () => manageScenarios(stage))
describe('an open page', () => liveScenarios(stage))
describe('an open page of a walk', () => liveWalkScenarios(stage))
describe('who is signed in', () => signedInScenarios(stage))
describe('a sign-in that ran out', () => signInRanOutScenarios(stage))
describe('by keyboard', () => keyboardScenarios(stage))
describe('a browser', () => rememberScenarios(stage))
describe('a walk', () => walkScenarios(stage))
describe('a suspended guide', () => standingScenarios(stage))
describe('pages', () => pageScenarios(stage))

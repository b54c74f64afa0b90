import { describe } from 'vitest'
import { fullScenarios } from '../src/scenarios/full.ts'
import { keyboardScenarios } from '../src/scenarios/keyboard.ts'
import { manageScenarios } from '../src/scenarios/manage.ts'
import { reserveScenarios } from '../src/scenarios/reserve.ts'
import { setStage } from '../src/stage.ts'
import { startClusterSystem } from '../src/start-system.ts'

const stage = setStage(startClusterSystem)

describe('reserving', () => reserveScenarios(stage))
describe('a full session', () => fullScenarios(stage))
describe('a manager', () => manageScenarios(stage))
describe('by keyboard', () => keyboardScenarios(stage))

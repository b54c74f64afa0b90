import { describe } from 'vitest'
import { fullScenarios } from '../src/scenarios/full.ts'
import { keyboardScenarios } from '../src/scenarios/keyboard.ts'
import { rememberScenarios } from '../src/scenarios/remember.ts'
import { reserveScenarios } from '../src/scenarios/reserve.ts'
import { setStage } from '../src/stage.ts'

const stage = setStage(async () => ({ url: 'http://127.0.0.1:4978', stop: async () => {} }))
describe('reserving', () => reserveScenarios(stage))
describe('a full session', () => fullScenarios(stage))
describe('by keyboard', () => keyboardScenarios(stage))
describe('a browser', () => rememberScenarios(stage))

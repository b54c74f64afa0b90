import { describe } from 'vitest'
import { accessScenarios } from '../src/scenarios/access.ts'
import { setStage } from '../src/stage.ts'

const stage = setStage(async () => ({ url: 'http://127.0.0.1:4978', stop: async () => {} }))
describe('access', () => accessScenarios(stage))

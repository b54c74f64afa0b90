import { must } from '@xingzhi/runtime/assert'
import { describe } from 'vitest'
import { brokenWalkScenario } from '../src/broken/guided-walk-scenario.ts'
import { killScenarios } from '../src/broken/kills-scenario.ts'
import { restartScenario } from '../src/broken/restart-scenario.ts'
import { serversAwayScenarios } from '../src/broken/servers-away-scenarios.ts'
import { servicesAwayScenarios } from '../src/broken/services-away-scenarios.ts'
import { guidedWalkScenario } from '../src/scenarios/guided-walk.ts'
import { manageScenarios } from '../src/scenarios/manage.ts'
import { reserveScenarios } from '../src/scenarios/reserve.ts'
import { setStage } from '../src/stage.ts'
import { type ClusterSystem, startClusterSystem } from '../src/start-system.ts'

let system: ClusterSystem | undefined
const stage = setStage(async () => {
  system = await startClusterSystem()
  return system
})
const breakable = { stage, system: () => must(system) }

describe('reserving', () => reserveScenarios(stage))
describe('a manager', () => manageScenarios(stage))
describe('a guided walk', () => guidedWalkScenario(breakable))
describe('processes are restarted', () => restartScenario(breakable))
describe('a service is away', () => servicesAwayScenarios(breakable))
describe('a server is away', () => serversAwayScenarios(breakable))
describe('a guided walk with kills', () => brokenWalkScenario(breakable))
describe('parts are killed', () => killScenarios(breakable))

import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe } from 'vitest'
import { startWatchedSystem, type WatchedSystem } from '../src/attack/watched-system.ts'
import { readE2eConfig } from '../src/config.ts'
import { fieldScenarios } from '../src/scenarios/fields.ts'
import { fuzzScenarios } from '../src/scenarios/fuzz.ts'

const schema = buildSchema(readFileSync(new URL('../../../gateway/schema.graphql', import.meta.url), 'utf8'))
const actorKey = 'a-key-that-only-this-test-has-and-nobody-else'

let system: WatchedSystem
beforeAll(async () => {
  system = await startWatchedSystem({
    ...{ RATE_LIMITS: 'off', WEB_BUILD: 'off', ACTOR_KEY: actorKey },
    TILE_URL: 'https://{s}.tile.example/{z}/{x}/{y}.png',
  })
})
afterAll(() => system?.stop())

describe('fields', () => fieldScenarios(() => system, schema, actorKey))
describe('requests', () => fuzzScenarios(() => system, schema, readE2eConfig(process.env)))

import { SettingsError } from '@xingzhi/runtime/env'
import { describe, expect, it } from 'vitest'
import { readVenueConfig, readVenueProcessConfig } from './config.ts'

const env = { VENUE_DATABASE_URL: 'postgres://127.0.0.1/venue', ACTOR_KEY: 'k'.repeat(32) }

describe('the settings of venue', () => {
  it('have defaults for all but the database and the key', () => {
    expect(readVenueConfig(env)).toEqual({
      databaseUrl: env.VENUE_DATABASE_URL,
      databaseConnectionsMax: 10,
      actorKey: env.ACTOR_KEY,
      timeZone: 'Asia/Shanghai',
      keeping: { inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30, auditKeptDays: 1_095 },
    })
    expect(readVenueProcessConfig({ ...env, KAFKA_BROKERS: 'localhost:9092' })).toMatchObject({
      ...{ name: 'venue', host: '127.0.0.1', rpcPort: 0, kafkaBrokers: 'localhost:9092', logLevel: 'info' },
    })
  })

  it('are refused with every problem at once', () => {
    const wrong = {
      VENUE_DATABASE_URL: 'mysql://x',
      ACTOR_KEY: 'short',
      TIME_ZONE: 'Asia/Minhang',
      RPC_PORT: 'x',
      AUDIT_KEPT_DAYS: '179',
    }
    const error = catchFrom(() => readVenueProcessConfig(wrong))
    expect(error).toBeInstanceOf(SettingsError)
    expect((error as SettingsError).problems.map((problem) => problem.split(':')[0])).toEqual([
      ...['VENUE_DATABASE_URL', 'ACTOR_KEY', 'TIME_ZONE', 'AUDIT_KEPT_DAYS', 'RPC_PORT', 'KAFKA_BROKERS'],
    ])
  })
})

function catchFrom(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

import { SettingsError } from '@xingzhi/runtime/env'
import { describe, expect, it } from 'vitest'
import { readRouteConfig, readRouteProcessConfig } from './config.ts'

const env = { ROUTE_DATABASE_URL: 'postgres://127.0.0.1/route', ACTOR_KEY: 'k'.repeat(32) }

describe('the settings of route', () => {
  it('have defaults for all but the database and the key', () => {
    expect(readRouteConfig(env)).toEqual({
      databaseUrl: env.ROUTE_DATABASE_URL,
      databaseConnectionsMax: 10,
      actorKey: env.ACTOR_KEY,
      timeZone: 'Asia/Shanghai',
      callForHelpMinutes: 1440,
      decideMinutes: 120,
      settleSeconds: 60,
      keeping: { inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30, auditKeptDays: 1_095 },
    })
    expect(readRouteProcessConfig({ ...env, KAFKA_BROKERS: 'localhost:9092' })).toMatchObject({
      ...{ name: 'route', host: '127.0.0.1', rpcPort: 0, kafkaBrokers: 'localhost:9092', logLevel: 'info' },
    })
  })

  it('are refused with every problem at once', () => {
    const wrong = {
      ROUTE_DATABASE_URL: 'x',
      ACTOR_KEY: 'short',
      TIME_ZONE: 'Asia/Minhang',
      ROUTE_DECIDE_MINUTES: '-1',
    }
    expect(problemsOf(wrong)).toEqual([
      ...['ROUTE_DATABASE_URL', 'ACTOR_KEY', 'TIME_ZONE', 'ROUTE_DECIDE_MINUTES', 'KAFKA_BROKERS'],
    ])
    const early = {
      ...env,
      KAFKA_BROKERS: 'x:1',
      ROUTE_CALL_FOR_HELP_MINUTES: '60',
      ROUTE_DECIDE_MINUTES: '61',
    }
    expect(problemsOf(early)).toEqual(['ROUTE_DECIDE_MINUTES'])
  })
})

function problemsOf(wrong: Record<string, string>): (string | undefined)[] {
  try {
    readRouteProcessConfig(wrong)
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return (error as SettingsError).problems.map((problem) => problem.split(':')[0])
  }
  return []
}

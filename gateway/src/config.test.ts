import { SettingsError } from '@xingzhi/runtime/env'
import { expect, test } from 'vitest'
import { readGatewayConfig, readGatewayProcessConfig } from './config.ts'

const KEYS = { SESSION_KEY: 's'.repeat(32), ACTOR_KEY: 'a'.repeat(32) }
const OIDC = {
  OIDC_ISSUER: 'https://issuer.example',
  OIDC_CLIENT_ID: 'x',
  OIDC_CLIENT_SECRET: 'y',
  PUBLIC_URL: 'https://xingzhi.example/',
}

function problemsOf(env: Record<string, string>): string {
  try {
    readGatewayConfig({ ...KEYS, ...env })
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return ''
}

test('two keys are enough for a gateway with demo people', () => {
  expect(readGatewayConfig(KEYS)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    rateLimits: true,
    trustProxy: false,
  })
  expect(readGatewayConfig(KEYS).oidc).toBeUndefined()
})

test('nobody is believed about where they come from but as many proxies as are named', () => {
  const trusted = (TRUST_PROXY: string) => readGatewayConfig({ ...KEYS, TRUST_PROXY }).trustProxy
  expect(trusted('on')).toBe(1)
  expect(trusted('2')).toBe(2)
  expect(trusted('10.0.0.0/8')).toBe('10.0.0.0/8')
})

test('limits cannot be off in a system with real people', () => {
  expect(problemsOf({ ...OIDC, RATE_LIMITS: 'off' })).toContain('RATE_LIMITS')
  expect(readGatewayConfig({ ...KEYS, ...OIDC })).toMatchObject({ publicUrl: 'https://xingzhi.example' })
})

test('every problem is named at once', () => {
  const problems = problemsOf({
    PORT: 'x',
    SESSION_KEY: 'short',
    OIDC_ROLE_NAMES: 'a=KING',
    TILE_URL: 'https://t/{z}',
  })
  for (const name of ['PORT', 'SESSION_KEY', 'OIDC_ROLE_NAMES', 'TILE_URL']) expect(problems).toContain(name)
  expect(problemsOf({ OIDC_ISSUER: 'https://issuer.example' })).toMatch(/OIDC_CLIENT_ID[\s\S]*PUBLIC_URL/)
})

test('a key for Tianditu is a tile layer with its attribution', () => {
  const { tiles } = readGatewayConfig({ ...KEYS, TIANDITU_KEY: 'abc123' })
  expect(tiles).toMatchObject({ attribution: '© 天地图', urlTemplate: expect.stringContaining('tk=abc123') })
})

test('a process of its own must know where the others are', () => {
  expect(() => readGatewayProcessConfig(KEYS)).toThrow(
    /VENUE_URL[\s\S]*BOOKING_URL[\s\S]*ROUTE_URL[\s\S]*GUIDE_URL[\s\S]*KAFKA_BROKERS/,
  )
})

import type { Actor } from '@xingzhi/runtime/actor'
import { demoPersonId } from '@xingzhi/runtime/person'
import type { asActor } from '@xingzhi/runtime/rpc-client'
import type { TestDatabase } from '@xingzhi/runtime/testing/database'

export const ACTOR_KEY = 'a key that only tests use and only here'

/** Call options that say that this demo person asks: `operator-1`, `guide-2`, `citizen-7`. */
export type As = (name: string) => ReturnType<typeof asActor>

export function actorOf(name: string): Actor {
  const role = name.startsWith('operator')
    ? (['OPERATOR'] as const)
    : name.startsWith('guide')
      ? (['GUIDE'] as const)
      : []
  return { personId: demoPersonId(name), roles: ['CITIZEN', ...role] }
}

/** The settings of services on these databases, by their names. */
export function settingsFor(databases: Record<string, TestDatabase>): Record<string, string> {
  const urls = Object.entries(databases).map(([name, { url }]) => [`${name.toUpperCase()}_DATABASE_URL`, url])
  return { ACTOR_KEY, ...Object.fromEntries(urls) }
}

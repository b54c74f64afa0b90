import type { ActorTokens, Role } from '@xingzhi/runtime/actor'
import type { Clock } from '@xingzhi/runtime/clock'
import type { Log } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import type { ServiceClients } from '@xingzhi/runtime/service-clients'

export interface DemoTarget extends ServiceClients {
  tokens: ActorTokens
  clock: Clock
  log: Log
  /** The same seed makes the same demo. */
  seed: number
}

/** A fresh token of a demo person, such as `operator-1`. */
export function signAs(tokens: ActorTokens, person: string, role: Role): string {
  return tokens.sign({ personId: demoPersonId(person), roles: [role] })
}

import { PostgresRefused } from '@xingzhi/postgres/refused'
import { SettingsError } from '@xingzhi/runtime/env'

/** The system cannot start as things stand; the message is one sentence that says what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** Whether the message is meant for who started the system, and all that they need. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof CannotStart || error instanceof SettingsError || error instanceof PostgresRefused
}

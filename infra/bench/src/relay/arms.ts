import { openDatabase } from '@xingzhi/runtime/database'
import { migrate } from '@xingzhi/runtime/migrate'

export const arms = ['no effect', 'effect in the database'] as const
export type ArmName = (typeof arms)[number]

/** What the processes of this bench are told, as JSON in their only word. */
export interface RelaySettings {
  brokers: string
  /** Of the outboxes, by arm. */
  outboxes: Record<ArmName, string>
  /** Where the consumer has its effects. */
  effects: string
}

/** One topic for each arm: its consumer alone reads it. */
export function topicOf(arm: ArmName): string {
  return `bench.${arm.replaceAll(' ', '-')}.v1`
}

export async function migrateDatabase(url: string): Promise<void> {
  const database = openDatabase({ url, connectionsMax: 1, name: 'bench' })
  try {
    await migrate(database, new URL('./migrations/', import.meta.url))
  } finally {
    await database.close()
  }
}

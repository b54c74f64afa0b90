import { v7 } from 'uuid'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A new UUIDv7: ids of one process sort by the time they were made. */
export function newId(): string {
  return v7()
}

/** Whether a text from outside is a UUID in its canonical, lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

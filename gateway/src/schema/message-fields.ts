import type { Timestamp } from '@bufbuild/protobuf/wkt'
import { momentOf, optionalMomentOf } from './date-time.ts'
import type { FieldExtensions } from './field-extensions.ts'

// How a field of a service's message is shown where there is nothing to decide. A name that the message does not have, or
// has as something else, does not compile.

/** For `t.string`: the text, or null for an empty one. */
export function textOrNull<Name extends string>(name: Name, extensions: FieldExtensions = {}) {
  const resolve = (message: { [name in Name]: string }) => message[name] || null
  return { nullable: true as const, extensions, resolve }
}

/** For `t.int`: the number, or null for 0. */
export function numberOrNull<Name extends string>(name: Name, extensions: FieldExtensions = {}) {
  const resolve = (message: { [name in Name]: number }) => message[name] || null
  return { nullable: true as const, extensions, resolve }
}

type WithMoment<Name extends string> = { [name in Name]?: Timestamp | undefined }

/** For `t.field`: a moment that every message of its kind has. */
export function momentAt<Name extends string>(name: Name, extensions: FieldExtensions = {}) {
  const resolve = (message: WithMoment<Name>) => momentOf(message[name])
  return { type: 'DateTime' as const, extensions, resolve }
}

/** For `t.field`: a moment, or null where there is none. */
export function momentOrNull<Name extends string>(name: Name, extensions: FieldExtensions = {}) {
  const resolve = (message: WithMoment<Name>) => optionalMomentOf(message[name])
  return { type: 'DateTime' as const, nullable: true as const, extensions, resolve }
}

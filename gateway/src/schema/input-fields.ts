import { type Timestamp, timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { EnumRef, InputObjectRef, InputType } from '@pothos/core'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder, type Types } from '../builder.ts'
import { idOf, type Named } from './global-id.ts'

/** A field of an input: what browsers send, and how it is read into what services take. */
export interface InputField<Value, IsRequired extends boolean = boolean> {
  type: InputFieldType | [InputFieldType]
  isRequired: IsRequired
  defaultValue?: unknown
  /** The name is for refusals. */
  read(given: never, name: string): Value
}

type InputFieldType = InputType<Types>

export type InputFields = Record<string, InputField<unknown>>

export function defineInput(name: string, fields: InputFields, description?: string) {
  return builder.inputType(name, {
    ...(description !== undefined && { description }),
    fields: (t) => {
      const entries = Object.entries(fields).map(([name, { type, isRequired, defaultValue }]) => {
        const field = { type, required: isRequired, ...(defaultValue !== undefined && { defaultValue }) }
        // Of what type each is, is known to `read` alone.
        return [name, t.field(field as { type: 'String'; required: boolean })]
      })
      return Object.fromEntries(entries)
    },
  })
}

type ValueOf<Field> = Field extends InputField<infer Value> ? Value : never

/** What was sent, read. What was left out, or is null, is not there: services take that for empty, or for unchanged. */
export type ReadInput<Fields extends InputFields> = {
  [Name in keyof Fields as Fields[Name]['isRequired'] extends true ? Name : never]: ValueOf<Fields[Name]>
} & {
  [Name in keyof Fields as Fields[Name]['isRequired'] extends true ? never : Name]?: ValueOf<Fields[Name]>
}

export function readInput<Fields extends InputFields>(fields: Fields, input: object): ReadInput<Fields> {
  const read: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const given = (input as Record<string, unknown>)[name]
    if (given !== undefined && given !== null) read[name] = field.read(given as never, name)
  }
  return read as ReadInput<Fields>
}

export const text = asGiven<string>('String')
export const whole = asGiven<number>('Int')
/** Of something that is counted up with each change. */
export const version: InputField<bigint, false> = {
  type: 'Int',
  isRequired: false,
  read: (given: number) => BigInt(given),
}
/** An id that is read later, since it depends on more what it may name. */
export const unreadId = asGiven<string>('ID')
export const yesOrNo = asGiven<boolean>('Boolean')
export const texts = asGiven<string[]>(['String'])
export const moment: InputField<Timestamp, false> = {
  type: 'DateTime',
  isRequired: false,
  read: (given: Date) => timestampFromDate(given),
}

/** One of an enum, whose values are the services' own. */
export function choice<Value>(type: EnumRef<Types, Value>): InputField<Value, false> {
  return { type: type as never, isRequired: false, read: (given: Value) => given }
}

/** Some of an enum, each once. */
export function choices<Value>(
  type: EnumRef<Types, Value>,
  { most = Number.POSITIVE_INFINITY } = {},
): InputField<Value[], false> {
  return {
    type: [type as never],
    isRequired: false,
    read: (given: Value[], name) => [...new Set(atMost(most, given, name))],
  }
}

/** The inner id of something that there is. */
export function id(named: Named): InputField<string, false> {
  return { type: 'ID', isRequired: false, read: (given: string, name) => idOf(named, given, name) }
}

export function ids(named: Named, { most }: { most: number }): InputField<string[], false> {
  return {
    type: ['ID'],
    isRequired: false,
    read: (given: string[], name) => atMost(most, given, name).map((each) => idOf(named, each, name)),
  }
}

export function required<Value>(field: InputField<Value>): InputField<Value, true> {
  return { ...field, isRequired: true }
}

export function withDefault<Value>(field: InputField<Value>, defaultValue: Value): InputField<Value, true> {
  return { ...field, isRequired: true, defaultValue }
}

/** A list of inputs that services take as they are. */
export function listAsSent<Value>(type: InputObjectRef<Types, Value>): InputField<Value[], false> {
  return asGiven<Value[]>([type as never])
}

function atMost<Item>(most: number, given: Item[], field: string): Item[] {
  if (given.length > most) refuse('INVALID_INPUT', { field, problem: 'too_large', limit: most })
  return given
}

function asGiven<Value>(type: InputField<Value>['type']): InputField<Value, false> {
  return { type, isRequired: false, read: (given: Value) => given }
}

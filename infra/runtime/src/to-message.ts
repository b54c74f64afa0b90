import {
  create,
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescOneof,
  type Message,
  type MessageShape,
  ScalarType,
} from '@bufbuild/protobuf'
import type { GenMessage } from '@bufbuild/protobuf/codegenv2'
import { type Timestamp, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { must } from './assert.ts'

/**
 * What `toMessage` takes for a message: each of its fields, by its name, as a service holds it. A time is a Date, an enum its
 * name without the prefix, an int64 a number; what is absent is null or undefined. More fields than the message has do no harm.
 */
export type ValueOf<Schema extends DescMessage> = Value<MessageShape<Schema>, JsonOf<Schema>>

type JsonOf<Schema> = Schema extends GenMessage<Message, { jsonType: infer Json }> ? Json : never

type Value<Shape, Json> = {
  [Name in Exclude<keyof Shape, '$typeName' | '$unknown'>]-?:
    | FieldValue<NonNullable<Shape[Name]>, Name extends keyof Json ? NonNullable<Json[Name]> : never>
    | (undefined extends Shape[Name]
        ? null | undefined
        : Shape[Name] extends string
          ? null | undefined
          : never)
}

type FieldValue<Field, Json> = Field extends Timestamp
  ? Date
  : Field extends bigint
    ? bigint | number
    : Field extends readonly (infer Item)[]
      ? readonly FieldValue<Item, Json extends readonly (infer ItemJson)[] ? ItemJson : never>[]
      : Field extends Message
        ? Field | Value<Field, Json>
        : Field extends number
          ? Field | EnumName<Json, Extract<Json, `${string}UNSPECIFIED`>>
          : Field

/** `DRAFT` of `SESSION_STATUS_DRAFT`: the JSON of every enum names its prefix by the value that stands for none. */
type EnumName<Json, None> = [None] extends [never]
  ? never
  : None extends `${infer Prefix}UNSPECIFIED`
    ? Unprefixed<Json, Prefix>
    : never
type Unprefixed<Json, Prefix extends string> = Json extends `${Prefix}${infer Name}` ? Name : never

type Fields = Record<string, unknown>
type Write = (message: Fields, value: Fields) => void

const writersOf = new WeakMap<DescMessage, Write[]>()
const int64s: ReadonlySet<ScalarType> = new Set([
  ...[ScalarType.INT64, ScalarType.UINT64, ScalarType.SINT64],
  ...[ScalarType.FIXED64, ScalarType.SFIXED64],
])

/** The message that says what a value of the service's own says, written by the message's descriptor: a new field needs no line. */
export function toMessage<Schema extends DescMessage>(
  schema: Schema,
  value: ValueOf<Schema>,
): MessageShape<Schema> {
  return write(schema, value as Fields) as MessageShape<Schema>
}

function write(schema: DescMessage, value: Fields): Message {
  if (value['$typeName'] === schema.typeName) return value as unknown as Message
  let writers = writersOf.get(schema)
  if (writers === undefined) {
    writers = schema.members.map((member) =>
      member.kind === 'oneof' ? oneofWriter(member) : fieldWriter(member),
    )
    writersOf.set(schema, writers)
  }
  const message = create(schema)
  for (const write of writers) write(message as unknown as Fields, value)
  return message
}

function fieldWriter(field: DescField): Write {
  const name = field.localName
  const convert = converterOf(field)
  return (message, value) => {
    const given = value[name]
    if (given !== null && given !== undefined) message[name] = convert(given)
  }
}

function oneofWriter({ localName, fields }: DescOneof): Write {
  const converters = new Map(fields.map((field) => [field.localName, converterOf(field)]))
  return (message, value) => {
    const given = value[localName] as { case?: string; value?: unknown } | undefined
    if (given?.case === undefined) return
    const convert = must(converters.get(given.case), `${localName} has no ${given.case}`)
    message[localName] = { case: given.case, value: convert(given.value) }
  }
}

function converterOf(field: DescField): (given: unknown) => unknown {
  if (field.fieldKind === 'list') {
    const convert = singular(field.listKind === 'scalar' ? field.scalar : (field.message ?? field.enum))
    return (given) => (given as readonly unknown[]).map(convert)
  }
  if (field.fieldKind === 'map') return (given) => given
  return singular(field.fieldKind === 'scalar' ? field.scalar : (field.message ?? field.enum))
}

function singular(type: ScalarType | DescMessage | DescEnum): (given: unknown) => unknown {
  if (typeof type === 'number')
    return int64s.has(type) ? (given) => BigInt(given as number) : (given) => given
  if (type.kind === 'message') {
    return (given) => (given instanceof Date ? timestampFromDate(given) : write(type, given as Fields))
  }
  const numbers = new Map(type.values.map(({ localName, number }) => [localName, number]))
  return (given) =>
    typeof given === 'string' ? must(numbers.get(given), `${type.typeName} has no ${given}`) : given
}

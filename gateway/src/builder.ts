import type { Message } from '@bufbuild/protobuf'
import SchemaBuilder from '@pothos/core'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import ErrorsPlugin from '@pothos/plugin-errors'
import RelayPlugin from '@pothos/plugin-relay'
import type { Context } from './context.ts'
import type { FieldExtensions } from './schema/field-extensions.ts'
import { toGlobalId } from './schema/global-id.ts'

interface SchemaTypes {
  Context: Context
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
  }
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
}

/** As Pothos's refs have them. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>

// What a page is made of; whether it may be shared, the field says that answers with it.
const ofAnyPage: { extensions: FieldExtensions } = { extensions: { shared: true } }

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: 'String',
    encodeGlobalID: (typename, id) => toGlobalId(typename, String(id)),
    nodeTypeOptions: { resolveType: nameOfMessage },
    nodeFieldOptions: { nullable: false, ...ofAnyPage },
    edgesFieldOptions: { nullable: { list: false, items: false }, ...ofAnyPage },
    pageInfoFieldOptions: ofAnyPage,
    cursorFieldOptions: ofAnyPage,
    hasNextPageFieldOptions: ofAnyPage,
    hasPreviousPageFieldOptions: ofAnyPage,
    startCursorFieldOptions: ofAnyPage,
    endCursorFieldOptions: ofAnyPage,
  },
  errors: { directResult: false },
})

/** Every node is a message of a service, and named as it: `xingzhi.venue.v1.Site` is a `Site`. */
function nameOfMessage(node: unknown): string | undefined {
  return (node as Partial<Message>).$typeName?.split('.').at(-1)
}

builder.queryType({})
builder.mutationType({})
builder.subscriptionType({})

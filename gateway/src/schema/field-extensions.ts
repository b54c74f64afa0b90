import type {
  FieldNullability,
  FieldRequiredness,
  InputFieldMap,
  InputType,
  SchemaTypes,
  TypeParam,
} from '@pothos/core'
import type { GraphQLArgument, GraphQLField } from 'graphql'

/** What a field says of itself. One that says nothing is personal, costs as others do and is followed by nobody. */
export type FieldExtensions = {
  /** Everybody is answered alike, so that those who ask the same may be given one answer. */
  shared?: true
  /** How many things it makes the services read, where that is not as usual. */
  cost?: FieldCost
  /** May be told to everybody who watches, written down once. */
  live?: true
}

export type FieldCost =
  /** How long a list without pages is taken to be. */
  | { listLength: number }
  /** Read with a call for each thing that has it. */
  | { ownCall: true }

/** What an argument says of itself. With one that says nothing the question is personal. */
export type ArgumentExtensions = {
  /** Part of the question, and tells nothing about who asks. */
  shared?: true
}

/** What a subscription says of itself. */
export type SubscriptionExtensions = {
  /** Slots are followed: those that the arguments name. Who asks for live fields alone is told what is written down once. */
  live?: { slotIds(args: Record<string, unknown>): string[] }
}

export function saidOf(field: GraphQLField<unknown, unknown>): FieldExtensions {
  return field.extensions as FieldExtensions
}

export function saidOfArgument(argument: GraphQLArgument): ArgumentExtensions {
  return argument.extensions as ArgumentExtensions
}

export function saidOfSubscription(field: GraphQLField<unknown, unknown>): SubscriptionExtensions {
  return field.extensions as SubscriptionExtensions
}

// Pothos takes any name: these take the ones above, so that a misspelt one does not compile.
declare global {
  export namespace PothosSchemaTypes {
    export interface ObjectFieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      extensions?: FieldExtensions
    }

    export interface QueryFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      extensions?: FieldExtensions
    }

    export interface MutationFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      extensions?: never
    }

    export interface InterfaceFieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      extensions?: never
    }

    export interface SubscriptionFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      extensions?: SubscriptionExtensions
    }

    export interface ArgFieldOptions<
      Types extends SchemaTypes,
      Type extends InputType<Types> | [InputType<Types>],
      Req extends FieldRequiredness<Type>,
    > {
      extensions?: ArgumentExtensions
    }
  }
}

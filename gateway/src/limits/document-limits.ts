import { EnvelopArmor } from '@escape.tech/graphql-armor'
import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

const DEPTH_MAX = 14
const ALIASES_MAX = 30
const DIRECTIVES_MAX = 20
const TOKENS_MAX = 1_500

/** Limits that a document alone decides: checked once per document, like its other rules. */
export function documentLimits({ introspection }: { introspection: boolean }): Plugin[] {
  const reported = {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
  }
  const armor = new EnvelopArmor({
    maxDepth: { ...reported, n: DEPTH_MAX },
    maxAliases: { ...reported, n: ALIASES_MAX },
    maxDirectives: { ...reported, n: DIRECTIVES_MAX },
    maxTokens: { n: TOKENS_MAX },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  const rules = introspection ? [oneRootMutation] : [oneRootMutation, NoSchemaIntrospectionCustomRule]
  const own: Plugin = {
    onValidate({ addValidationRule }) {
      for (const rule of rules) addValidationRule(rule)
    },
  }
  // Armor types its plugins for envelop alone; yoga's context only adds to it.
  return [...(armor.protect().plugins as unknown as Plugin[]), own]
}

/** One intent, one request: a mutation has one root field, so that its limits and its key mean one thing. */
function oneRootMutation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.MUTATION) return
      const { selections } = operation.selectionSet
      const isOne = selections.length === 1 && selections[0]?.kind === Kind.FIELD
      if (isOne) return
      context.reportError(new GraphQLError('A mutation has exactly one root field.', { nodes: operation }))
    },
  }
}

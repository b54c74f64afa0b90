import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  GraphQLScalarType,
  GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import { documentsCompiledTotal } from '../metrics.ts'

const ANYTHING = 'CoercedVariable'

type Compiled = (args: ExecutionArgs) => ReturnType<CompiledQuery['query']>

/**
 * Executes what our own pages send as compiled code; compiling is dear, and compiled code is large, so that what anybody else
 * thinks up is interpreted. Variables are coerced here, by graphql's own rules: the compiler's own leave out the defaults of
 * fields that must not be null.
 */
export function compilePageDocuments(schema: GraphQLSchema, ofPages: ReadonlySet<string>): Plugin {
  const known = new WeakMap<DocumentNode, Compiled | undefined>()
  const lenient = withScalarForAnything(schema)

  function compiledOf(document: DocumentNode): Compiled | undefined {
    if (known.has(document)) return known.get(document)
    const compiled = ofPages.has(document.loc?.source.body ?? '') ? compile(lenient, document) : undefined
    known.set(document, compiled)
    return compiled
  }

  return {
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const operation = onlyOperation(args.document)
      if (operation === undefined) return
      const { coerced, errors } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        args.variableValues ?? {},
      )
      if (errors) {
        setResultAndStopExecution({ errors: errors.map(asBadInput) })
        return
      }
      const run = compiledOf(args.document)
      if (run) setExecuteFn((given: ExecutionArgs) => run({ ...given, variableValues: coerced }))
    },
  }
}

/** A compiled document; undefined when it cannot be compiled, and is interpreted as before. */
function compile(schema: GraphQLSchema, document: DocumentNode): Compiled | undefined {
  const taking = visit(document, {
    VariableDefinition: ({ variable }) => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: ANYTHING } },
    }),
  })
  const compiled = compileQuery(schema, taking)
  if (!isCompiledQuery(compiled)) return undefined
  documentsCompiledTotal.inc()
  return ({ rootValue, contextValue, variableValues }) =>
    compiled.query(rootValue, contextValue, variableValues)
}

/** The same types, and one for variables that are what they should be already. */
function withScalarForAnything(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig()
  const anything = new GraphQLScalarType({ name: ANYTHING })
  return new GraphQLSchema({ ...config, types: [...config.types, anything] })
}

/** A document of several operations is interpreted: what is compiled is one operation. */
function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode | undefined {
  const operations = definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  return operations.length === 1 ? operations[0] : undefined
}

function asBadInput(error: GraphQLError): GraphQLError {
  const extensions = { ...error.extensions, code: 'BAD_USER_INPUT', http: { status: 400, spec: true } }
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    extensions,
  })
}

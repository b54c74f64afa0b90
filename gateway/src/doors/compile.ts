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

/** A document is compiled when it comes for this time: compiling is dear, and somebody may send a new one each time. */
const COMPILE_AT_USE = 3
const ANYTHING = 'CoercedVariable'

type Compiled = (args: ExecutionArgs) => ReturnType<CompiledQuery['query']>

/**
 * Executes what comes often as compiled code. Variables are coerced here, by graphql's own rules: the compiler's own
 * leave out the defaults of fields that must not be null.
 */
export function compileWhatComesOften(schema: GraphQLSchema): Plugin {
  const uses = new WeakMap<DocumentNode, number>()
  const known = new WeakMap<DocumentNode, Compiled | undefined>()
  const lenient = withScalarForAnything(schema)

  function compiledOf(document: DocumentNode): Compiled | undefined {
    if (known.has(document)) return known.get(document)
    const count = (uses.get(document) ?? 0) + 1
    uses.set(document, count)
    if (count < COMPILE_AT_USE) return undefined
    const compiled = compile(lenient, document)
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

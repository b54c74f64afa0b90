import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** The root field of a valid query that everybody is answered alike; undefined for any other operation. */
export type PublicFieldOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> | null | undefined,
) => string | undefined

/** The fields of the map and the list, whose answer does not depend on who asks. A field that is not here is personal. */
const PUBLIC: Record<string, readonly string[]> = {
  Query: ['sessions', 'siteSummaries'],
  SessionConnection: ['edges', 'pageInfo'],
  SessionEdge: ['node', 'cursor'],
  PageInfo: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'],
  Session: [
    ...['id', 'activity', 'site', 'room', 'startsAt', 'endsAt', 'status', 'capacity', 'cancelReason', 'demo'],
    ...['distanceMetres', 'slot'],
  ],
  Activity: [
    ...['id', 'title', 'titleEn', 'craft', 'level', 'summary', 'summaryEn', 'materials', 'durationMinutes'],
    ...['minimumAge', 'maximumPartySize', 'stepFree', 'demo', 'site'],
  ],
  Site: [
    ...['id', 'name', 'nameEn', 'address', 'point', 'precisionMetres', 'crafts', 'capacity', 'demo'],
    ...['openings', 'rooms', 'streetTown'],
  ],
  Slot: [
    ...[
      'id',
      'status',
      'capacity',
      'over',
      'reserved',
      'offered',
      'remaining',
      'version',
      'opensAt',
      'closesAt',
    ],
    ...['maximumPartySize', 'reservationCount'],
  ],
  SiteSummary: ['site', 'sessionCount', 'capacity', 'remaining', 'crafts', 'nextStartsAt'],
  Point: ['latitude', 'longitude'],
  Opening: ['weekday', 'opensMinute', 'closesMinute'],
  Room: ['name', 'capacity'],
  StreetTown: ['code', 'name', 'nameEn'],
}
/** Where somebody stands, which is kept nowhere. */
const PERSONAL_ARGUMENT = 'near'

interface Look {
  field: string | undefined
  /** Variables that say where somebody stands: without a value the question is public. */
  places: string[]
}

/** Looks at each document once. */
export function createPublicFieldOf(schema: GraphQLSchema): PublicFieldOf {
  const known = new WeakMap<DocumentNode, Look>()
  return (document, operation, variables) => {
    const look = known.get(document) ?? lookAt(schema, document, operation)
    known.set(document, look)
    return look.places.some((name) => (variables?.[name] ?? null) !== null) ? undefined : look.field
  }
}

function lookAt(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Look {
  const [root, ...others] = operation.selectionSet.selections
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const isOne = operations.length === 1 && others.length === 0 && root?.kind === Kind.FIELD
  const isQuery = operation.operation === OperationTypeNode.QUERY
  // A variable that has a default counts as given whatever the request says.
  const hasDefaults = operation.variableDefinitions?.some(({ defaultValue }) => defaultValue !== undefined)
  const places: string[] = []
  let isPublic = isOne && isQuery && !hasDefaults
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const fields = PUBLIC[types.getParentType()?.name ?? '']
        if (name.value !== '__typename' && !fields?.includes(name.value)) isPublic = false
      },
      Argument({ name, value }) {
        if (name.value !== PERSONAL_ARGUMENT || value.kind === Kind.NULL) return
        if (value.kind === Kind.VARIABLE) places.push(value.name.value)
        else isPublic = false
      },
    }),
  )
  return { field: isPublic && isOne ? root.name.value : undefined, places }
}

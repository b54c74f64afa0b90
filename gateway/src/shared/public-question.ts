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

/** The fields of maps and lists, whose answer does not depend on who asks. A field that is not here is personal. */
const PUBLIC: Record<string, readonly string[]> = {
  Query: ['sessions', 'siteSummaries', 'routes', 'departures', 'closures'],
  SessionConnection: ['edges', 'pageInfo'],
  SessionEdge: ['node', 'cursor'],
  PageInfo: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'],
  Session: [
    ...['id', 'activity', 'site', 'room', 'startsAt', 'endsAt', 'status', 'capacity', 'cancelReason', 'demo'],
    ...['distanceMetres', 'slot', 'helpersWanted'],
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
  Route: [
    ...['id', 'theme', 'name', 'nameEn', 'summary', 'summaryEn', 'distanceMetres', 'durationMinutes'],
    ...['stations', 'stops', 'path', 'composed', 'demo', 'closures', 'departures'],
  ],
  Stop: ['station', 'stayMinutes', 'walkMinutes'],
  Station: [
    ...['id', 'name', 'nameEn', 'story', 'storyEn', 'point', 'precisionMetres', 'capacity', 'openingHours'],
    ...['accessibility', 'checkInRadiusMetres', 'closures', 'routes', 'demo'],
  ],
  Accessibility: ['stepFree', 'surface', 'seats', 'toilets', 'steps', 'note'],
  Closure: ['id', 'station', 'route', 'from', 'until', 'reason', 'reasonEn'],
  DepartureConnection: ['edges', 'pageInfo'],
  DepartureEdge: ['node', 'cursor'],
  Departure: [
    ...['id', 'route', 'startsAt', 'endsAt', 'meetingPoint', 'guidesWanted', 'guidesConfirmed', 'groupSize'],
    ...['placesLimit', 'languages', 'status', 'cancelReason', 'cancelCause', 'timetable', 'callForHelpAt'],
    ...['decideAt', 'callsForHelp', 'demo', 'closures', 'slot'],
  ],
  StopTime: ['station', 'arrivesAt', 'leavesAt'],
  Point: ['latitude', 'longitude'],
  Opening: ['weekday', 'opensMinute', 'closesMinute'],
  Room: ['name', 'capacity'],
  StreetTown: ['code', 'name', 'nameEn'],
}
/** Where somebody stands, which is kept nowhere; and what is answered to operators alone. */
const PERSONAL_ARGUMENTS = ['near', 'withCancelled']

interface Look {
  field: string | undefined
  /** Variables that are personal: without a value the question is public. */
  personal: string[]
}

/** Looks at each document once. */
export function createPublicFieldOf(schema: GraphQLSchema): PublicFieldOf {
  const known = new WeakMap<DocumentNode, Look>()
  return (document, operation, variables) => {
    const look = known.get(document) ?? lookAt(schema, document, operation)
    known.set(document, look)
    return look.personal.some((name) => (variables?.[name] ?? null) !== null) ? undefined : look.field
  }
}

function lookAt(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Look {
  const [root, ...others] = operation.selectionSet.selections
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const isOne = operations.length === 1 && others.length === 0 && root?.kind === Kind.FIELD
  const isQuery = operation.operation === OperationTypeNode.QUERY
  // A variable that has a default counts as given whatever the request says.
  const hasDefaults = operation.variableDefinitions?.some(({ defaultValue }) => defaultValue !== undefined)
  const personal: string[] = []
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
        if (!PERSONAL_ARGUMENTS.includes(name.value) || value.kind === Kind.NULL) return
        if (value.kind === Kind.VARIABLE) personal.push(value.name.value)
        else isPublic = false
      },
    }),
  )
  return { field: isPublic && isOne ? root.name.value : undefined, personal }
}

// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { RoutesToScheduleQuery, RoutesToScheduleQueryVariables } from './documents.ts'

export const RoutesToScheduleDocument = "query RoutesToSchedule { routes { __typename ...RouteNamed durationMinutes distanceMetres stations { __typename id name nameEn } closures { __typename id from until reason reasonEn route { __typename id } station { __typename id name nameEn } } } } fragment RouteNamed on Route { __typename id name nameEn theme }" as Document<RoutesToScheduleQuery, RoutesToScheduleQueryVariables>

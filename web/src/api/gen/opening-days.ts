// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { StationOpeningsQuery, StationOpeningsQueryVariables } from './documents.ts'

export const StationOpeningsDocument = "query StationOpenings($id: ID!, $from: String!) { node(id: $id) { __typename ... on Station { __typename id openings(from: $from, days: 7) { __typename day { __typename date kind name nameEn } spans { __typename from until askFirst } } } } }" as Document<StationOpeningsQuery, StationOpeningsQueryVariables>

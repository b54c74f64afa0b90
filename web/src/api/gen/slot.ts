// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { ReservationsOfSlotQuery, ReservationsOfSlotQueryVariables } from './documents.ts'

export const ReservationsOfSlotDocument = "query ReservationsOfSlot($id: ID!, $first: Int!, $after: String) { node(id: $id) { __typename ... on Slot { __typename id version reservations(first: $first, after: $after) { __typename pageInfo { __typename hasNextPage endCursor } edges { __typename node { __typename displayName contact reservation { __typename id code partySize status createdAt peoplePresent } } } } } } }" as Document<ReservationsOfSlotQuery, ReservationsOfSlotQueryVariables>

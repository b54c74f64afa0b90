// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { StartWalkForCheckInMutation, StartWalkForCheckInMutationVariables, CheckInMutation, CheckInMutationVariables, StationCodeNowQuery, StationCodeNowQueryVariables } from './documents.ts'

export const StartWalkForCheckInDocument = "mutation StartWalkForCheckIn($input: StartWalkInput!) { startWalk(input: $input) { __typename ... on StartWalkSuccess { __typename walk { __typename id startedAt completedAt } } ... on Refused { __typename code message } } }" as Document<StartWalkForCheckInMutation, StartWalkForCheckInMutationVariables>
export const CheckInDocument = "mutation CheckIn($input: CheckInInput!) { checkIn(input: $input) { __typename ... on CheckInSuccess { __typename walk { __typename id completedAt stamps { __typename ...WalkingStamp } } } ... on Refused { __typename code message } } } fragment WalkingStamp on Stamp { __typename at claimedAt proof station { __typename id } }" as Document<CheckInMutation, CheckInMutationVariables>
export const StationCodeNowDocument = "query StationCodeNow($id: ID!) { node(id: $id) { __typename ... on Station { __typename id code { __typename code validUntil } } } }" as Document<StationCodeNowQuery, StationCodeNowQueryVariables>

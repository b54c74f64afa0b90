// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { MyCalendarAddressQuery, MyCalendarAddressQueryVariables, MakeCalendarAddressMutation, MakeCalendarAddressMutationVariables, WithdrawCalendarAddressMutation, WithdrawCalendarAddressMutationVariables } from './documents.ts'

export const MyCalendarAddressDocument = "query MyCalendarAddress { viewer { __typename id calendarAddress { __typename madeAt } } }" as Document<MyCalendarAddressQuery, MyCalendarAddressQueryVariables>
export const MakeCalendarAddressDocument = "mutation MakeCalendarAddress($input: MakeCalendarAddressInput!) { makeCalendarAddress(input: $input) { __typename ... on MakeCalendarAddressSuccess { __typename calendarAddress { __typename madeAt path } } ... on Refused { __typename code message } } }" as Document<MakeCalendarAddressMutation, MakeCalendarAddressMutationVariables>
export const WithdrawCalendarAddressDocument = "mutation WithdrawCalendarAddress($input: WithdrawCalendarAddressInput!) { withdrawCalendarAddress(input: $input) { __typename ... on WithdrawCalendarAddressSuccess { __typename viewer { __typename id calendarAddress { __typename madeAt } } } ... on Refused { __typename code message } } }" as Document<WithdrawCalendarAddressMutation, WithdrawCalendarAddressMutationVariables>

// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { HolidayNoticesQuery, HolidayNoticesQueryVariables, SaveHolidayNoticeMutation, SaveHolidayNoticeMutationVariables } from './documents.ts'

export const HolidayNoticesDocument = "query HolidayNotices { holidayNotices { __typename year source enteredAt days { __typename date kind name nameEn } } }" as Document<HolidayNoticesQuery, HolidayNoticesQueryVariables>
export const SaveHolidayNoticeDocument = "mutation SaveHolidayNotice($input: SaveHolidayNoticeInput!) { saveHolidayNotice(input: $input) { __typename ... on SaveHolidayNoticeSuccess { __typename holidayNotice { __typename year } } ... on Refused { __typename code message } } }" as Document<SaveHolidayNoticeMutation, SaveHolidayNoticeMutationVariables>

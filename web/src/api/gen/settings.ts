// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { TypedDocumentNode } from 'urql'
import type { SettingsQuery, SettingsQueryVariables } from './documents.ts'

export const SettingsDocument = "query Settings { settings { __typename districtName districtNameEn signIn tileLayer { __typename urlTemplate attribution maximumZoom } } }" as unknown as TypedDocumentNode<SettingsQuery, SettingsQueryVariables>

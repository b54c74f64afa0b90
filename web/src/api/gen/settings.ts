// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { SettingsQuery, SettingsQueryVariables } from './documents.ts'

export const SettingsDocument = "query Settings { settings { __typename districtName districtNameEn signIn tileLayer { __typename urlTemplate attribution maximumZoom } } }" as Document<SettingsQuery, SettingsQueryVariables>

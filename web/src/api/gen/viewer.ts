// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { ViewerQuery, ViewerQueryVariables } from './documents.ts'

export const ViewerDocument = "query Viewer { viewer { __typename id displayName roles unreadNoticeCount } }" as Document<ViewerQuery, ViewerQueryVariables>

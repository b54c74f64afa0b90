// Made by `npm run codegen -w web` from the .graphql files and gateway/schema.graphql.
import type { Document } from '../document.ts'
import type { SlotChangedSubscription, SlotChangedSubscriptionVariables, ViewerChangedSubscription, ViewerChangedSubscriptionVariables } from './documents.ts'

export const SlotChangedDocument = "subscription SlotChanged($slotIds: [ID!]!) { slotChanged(slotIds: $slotIds) { __typename ...PlacesOfSlot sourceVersion } } fragment PlacesOfSlot on Slot { __typename id capacity remaining version opensAt closesAt maximumPartySize status }" as Document<SlotChangedSubscription, SlotChangedSubscriptionVariables>
export const ViewerChangedDocument = "subscription ViewerChanged { viewerChanged { __typename unreadNoticeCount } }" as Document<ViewerChangedSubscription, ViewerChangedSubscriptionVariables>

import { BookingService } from './gen/xingzhi/booking/v1/booking_service_pb.js'
import { GuideService } from './gen/xingzhi/guide/v1/guide_service_pb.js'
import { RouteService } from './gen/xingzhi/route/v1/route_service_pb.js'
import { VenueService } from './gen/xingzhi/venue/v1/venue_service_pb.js'

/** The services that a system consists of, in the order in which they are told of, each with its contract. */
export const services = {
  venue: VenueService,
  booking: BookingService,
  route: RouteService,
  guide: GuideService,
} as const

export type ServiceName = keyof typeof services
export type ServiceOf<Name extends ServiceName> = (typeof services)[Name]

export const serviceNames = Object.keys(services) as readonly ServiceName[]

/** Something for each service. */
export function forServices<T>(make: (name: ServiceName) => T): Record<ServiceName, T> {
  return Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>
}

/** The setting that says where a service is: `VENUE_URL`. */
export function addressSetting(name: ServiceName): string {
  return `${name.toUpperCase()}_URL`
}

/** The setting that says where a service's database is: `VENUE_DATABASE_URL`. */
export function databaseSetting(name: ServiceName): string {
  return `${name.toUpperCase()}_DATABASE_URL`
}

/** The services that a system consists of, in the order in which they are told of. */
export const serviceNames = ['venue', 'booking', 'route', 'guide'] as const

export type ServiceName = (typeof serviceNames)[number]

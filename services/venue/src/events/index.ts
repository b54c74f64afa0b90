import type { ServiceDefinition } from '@xingzhi/runtime/service'

/** Venue is where facts begin: it listens to nobody. */
export const listens: ServiceDefinition['listens'] = {}

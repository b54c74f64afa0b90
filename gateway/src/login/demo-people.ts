import type { Role } from '@xingzhi/runtime/actor'
import { demoPersonId } from '@xingzhi/runtime/person'

export interface DemoPerson {
  personId: string
  roles: Role[]
  displayName: string
}

interface Kind {
  most: number
  roles: Role[]
  name: string
}

const KINDS: Record<string, Kind> = {
  citizen: { most: 100_000, roles: ['CITIZEN'], name: '演示市民 / Demo citizen' },
  guide: { most: 50, roles: ['CITIZEN', 'GUIDE'], name: '演示导学志愿者 / Demo guide' },
  manager: { most: 10, roles: ['CITIZEN', 'MANAGER'], name: '演示基地管理员 / Demo manager' },
  operator: { most: 1, roles: ['CITIZEN', 'OPERATOR'], name: '演示运营人员 / Demo operator' },
}

/** A made-up person by name, such as `citizen-12`; undefined for a name that nobody has. */
export function demoPerson(name: unknown): DemoPerson | undefined {
  if (typeof name !== 'string') return undefined
  const [, kindName, number] = /^([a-z]+)-([1-9]\d{0,5})$/.exec(name) ?? []
  const kind = kindName !== undefined && Object.hasOwn(KINDS, kindName) ? KINDS[kindName] : undefined
  if (kind === undefined || Number(number) > kind.most) return undefined
  return {
    personId: demoPersonId(name),
    roles: [...kind.roles],
    displayName: kind.name.replace(' / ', ` ${number} / `).concat(` ${number}`),
  }
}

import type { Role } from '@xingzhi/runtime/actor'
import { demoPersonId } from '@xingzhi/runtime/person'
import type { Language } from '../wording/language.ts'

export interface DemoPerson {
  personId: string
  roles: Role[]
  /** Marked as demo, in the language of whoever signs in. */
  displayName: Record<Language, string>
}

interface Kind {
  most: number
  roles: Role[]
  name: Record<Language, string>
}

const KINDS: Record<string, Kind> = {
  citizen: { most: 100_000, roles: ['CITIZEN'], name: { 'zh-CN': '演示市民', en: 'Demo citizen' } },
  guide: { most: 50, roles: ['CITIZEN', 'GUIDE'], name: { 'zh-CN': '演示导学志愿者', en: 'Demo guide' } },
  manager: {
    most: 10,
    roles: ['CITIZEN', 'MANAGER'],
    name: { 'zh-CN': '演示基地管理员', en: 'Demo manager' },
  },
  operator: {
    most: 1,
    roles: ['CITIZEN', 'OPERATOR'],
    name: { 'zh-CN': '演示运营人员', en: 'Demo operator' },
  },
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
    displayName: { 'zh-CN': `${kind.name['zh-CN']} ${number}`, en: `${kind.name.en} ${number}` },
  }
}

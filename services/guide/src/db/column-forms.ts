import type { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { type AnyPgColumn, bigint, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export type ThemeName = keyof typeof Theme
export type LanguageName = keyof typeof Language

/** Weekly, on the district's clocks; weekdays as ISO counts them, minutes after midnight up to 1440. */
export type WeeklyTime = { weekday: number; fromMinute: number; untilMinute: number }

export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
export const version = () => bigint({ mode: 'number' }).notNull()
export const doubt = (name: string) => text(name, { enum: ['SUSPENDED', 'UNQUALIFIED', 'OVERLAPPING'] })
export const referring = (name: string, to: () => AnyPgColumn) => uuid(name).notNull().references(to)

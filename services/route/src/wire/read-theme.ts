import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { refuseInput } from '@xingzhi/runtime/read-input'
import type { ThemeName } from '../db/schema.ts'

/** The name of a theme, such as RED. */
export function readTheme(field: string, value: Theme): ThemeName {
  if (value === Theme.UNSPECIFIED) refuseInput(field, 'required')
  return (Theme[value] as ThemeName | undefined) ?? refuseInput(field, 'unknown')
}

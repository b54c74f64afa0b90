import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { refuseInput } from '@xingzhi/runtime/read-input'

/** The name of a theme, such as RED. */
export function readTheme(field: string, value: Theme): string {
  if (value === Theme.UNSPECIFIED) refuseInput(field, 'required')
  return Theme[value] ?? refuseInput(field, 'unknown')
}

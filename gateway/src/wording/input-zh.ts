import { type Facts, fieldOf } from './facts.ts'
import { inputName } from './input-names.ts'

/** What is wrong with which input. */
export function problemZh(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = inputName(fieldOf(path), 'zh-CN') ?? (path === '' ? '填写的内容' : `“${path}”`)
  const limit = facts.text('limit')
  const moment = facts.number('limit') === undefined ? facts.moment('limit') : undefined
  switch (facts.text('problem')) {
    case 'required':
      return `请填写${field}。`
    case 'too_long':
      return `${field}太长${limit ? `，最多 ${limit}` : ''}。请缩短后再试。`
    case 'too_small':
      if (moment) return `${field}必须晚于 ${moment}。请修改后再试。`
      return `${field}太小${limit ? `，至少 ${limit}` : ''}。请修改后再试。`
    case 'too_large':
      if (path.endsWith('accuracyMetres')) return vagueZh(limit)
      if (moment) return `${field}太远了。请选择早一些的时间。`
      return `${field}太大${limit ? `，最多 ${limit}` : ''}。请修改后再试。`
    case 'unknown':
      if (path === 'code') return '这不是站点现在的打卡码。请再看一眼导学志愿者的屏幕，输入新的打卡码。'
      return `${field}不在可选范围内。请重新选择。`
    default:
      return `${field}的格式不对。请修改后再试。`
  }
}

function vagueZh(limit: string | undefined): string {
  return `设备还不能确定您的位置${limit ? `（误差要在 ${limit} 米以内）` : ''}。请到开阔的地方再试，或输入导学志愿者的打卡码。`
}

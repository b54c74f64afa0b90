import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { must } from '@xingzhi/runtime/assert'

/** How to reach a site. Made up, and each says so: no such number is ever given to anybody. */
export const arriving = {
  contact: '示例电话 021-0000-0000',
  directions: '示例：从最近的公交站步行约 5 分钟。\n门口挂着蓝印花布帘。',
  directionsEn: 'Example: about 5 minutes on foot from the nearest bus stop.\nLook for the indigo curtain.',
}

const byCraft = new Map<Craft, readonly [zh: string, en: string]>([
  [Craft.LEATHER, ['示例：老花镜（如果平时要戴）。', 'Example: reading glasses, if you use them.']],
  [
    Craft.WOOD,
    ['示例：不怕木屑的衣服。\n包住脚趾的鞋。', 'Example: clothes that may get dusty.\nClosed shoes.'],
  ],
  [Craft.PAPER, ['示例：带个文件夹，作品不会折。', 'Example: a folder, to take your work home flat.']],
  [
    Craft.FABRIC,
    [
      '示例：不怕染色的旧衣服。\n一个装湿布的袋子。',
      'Example: old clothes that may be dyed.\nA bag for wet cloth.',
    ],
  ],
  [Craft.CERAMICS, ['示例：围裙，剪短的指甲。', 'Example: an apron, and short nails.']],
])

/** What to bring to an activity of this craft: made up, and it says so. */
export function toBring(craft: Craft): { whatToBring: string; whatToBringEn: string } {
  const [whatToBring, whatToBringEn] = must(byCraft.get(craft))
  return { whatToBring, whatToBringEn }
}

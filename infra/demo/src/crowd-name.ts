import { randomFor } from './random.ts'

const families = [...'沈顾陆张王李陈徐朱周吴孙杨黄赵潘姚金蔡唐范钱乔奚诸瞿倪康']
const titles = ['阿姨', '叔叔', '女士', '先生', '老师', '奶奶', '爷爷']

/** A made-up way to call a demo person, as people write it on a form, marked as demo: 沈阿姨（演示）. The same for the same person. */
export function crowdName(person: string): string {
  const random = randomFor('name', person)
  return `${random.pick(families)}${random.pick(titles)}（演示）`
}

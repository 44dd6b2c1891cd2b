import type { ReactNode } from 'react';
import { useLanguage } from './page-context.tsx';

/** Chinese text of the data on a page in another language: tagged, so that it is read aloud and broken into lines rightly. */
export function Zh({ children }: { children: ReactNode }) {
  return useLanguage() === 'zh' ? children : <span lang="zh-Hans">{children}</span>;
}

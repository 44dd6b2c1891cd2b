import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { contextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { GalleryDetails } from '#app/ui/gallery/gallery-details.tsx';
import { GalleryLists } from '#app/ui/gallery/gallery-lists.tsx';
import { GalleryParts } from '#app/ui/gallery/gallery-parts.tsx';

/** For those who build the pages: everything that pages are made of, in every state. The public has no such page. */
export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  if (contextOf(args).settings.production) throw data('not-found', 404);
  return null;
}

export const meta: MetaFunction = () => [{ title: 'Gallery' }, { name: 'robots', content: 'noindex' }];

export default function Gallery() {
  return (
    <>
      <GalleryParts />
      <GalleryLists />
      <GalleryDetails />
    </>
  );
}

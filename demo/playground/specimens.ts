// The sandbox's specimens as files, for visitors who have no document at hand.

const offered = ['identity-card-front', 'identity-card-back', 'passport', 'face'];

/** Offers links to them at the emulated provider's address. */
export function offerSpecimens(list: HTMLElement, { origin }: { readonly origin: string }): void {
  list.replaceChildren(
    ...offered.map((name) => {
      const link = Object.assign(document.createElement('a'), {
        href: `${origin}/specimens/${name}.jpg?download`,
      });
      const picture = Object.assign(document.createElement('img'), {
        src: `${origin}/specimens/${name}.jpg`,
        alt: '',
        loading: 'lazy',
      });
      link.append(picture, name.replaceAll('-', ' '));
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
}

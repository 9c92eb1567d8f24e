import { keyText } from "../../shared/cards/head/view.ts";
import { Bone } from "../../shared/ui/skeleton.tsx";
import { Hidden } from "../../shared/ui/hidden.tsx";
import styles from "./loading.module.css";
import type { PageSubject } from "./view.ts";

/** Where the card will stand, without anybody's name: the customer before this one must not linger. */
export function Loading({ subject }: { subject: PageSubject | null }) {
  return (
    <main className={styles.loading} aria-busy="true">
      <h1 className={styles.title}>
        <Hidden>Looking up the customer</Hidden>
      </h1>
      <div className={styles.head}>
        <Bone width={36} height={36} round />
        <div className={styles.names}>
          <Bone width="62%" height={15} />
          <Bone width="44%" height={11} />
        </div>
      </div>
      {subject !== null && (
        <p className={styles.subject}>
          {subject.site} · {keyText(subject.key)}
        </p>
      )}
      <div className={styles.lines}>
        <Bone width="100%" height={38} />
        <Bone width="40%" height={26} />
        <Bone width="100%" height={12} />
        <Bone width="88%" height={11} />
        <Bone width="76%" height={11} />
        <div className={styles.pair}>
          <Bone width="100%" height={84} />
          <Bone width="100%" height={84} />
        </div>
      </div>
    </main>
  );
}

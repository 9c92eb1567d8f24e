import { HiddenBlock } from "./hidden.tsx";
import { classes } from "./class-name.ts";
import styles from "./score-chart.module.css";
import { placeScores, scoreHeight } from "./score-path.ts";

const BOX = { width: 148, height: 40, pad: 5 };

/** `when` and `text` are what the table for screen readers says; `at` (ms) only places the point. */
export type ScoreMark = { id: string; at: number; score: number; when: string; text: string };

type Props = { marks: ScoreMark[]; top: number; borders: number[]; caption: string };

/** Scores over time, oldest first, with dashed lines where one group ends. The same numbers stand in a table beside it, unseen. */
export function ScoreChart({ marks, top, borders, caption }: Props) {
  const places = placeScores(marks, top, BOX);
  const first = marks[0];
  const last = marks.at(-1);
  return (
    <div>
      <svg className={styles.chart} viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true" focusable="false">
        {borders.map((score) => (
          <line
            key={score}
            className={styles.grid}
            x1="0"
            x2={BOX.width}
            y1={scoreHeight(score, top, BOX)}
            y2={scoreHeight(score, top, BOX)}
          />
        ))}
        <polyline className={styles.line} points={places.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {places.map(({ x, y }, i) => (
          <circle
            key={marks[i]?.id}
            className={classes(styles.dot, i === places.length - 1 && styles.last)}
            cx={x}
            cy={y}
            r={marks.length > 12 ? 2 : 3}
          />
        ))}
      </svg>
      {first && last && marks.length > 1 && (
        <p className={styles.ends} aria-hidden="true">
          <span>{first.when}</span>
          <span>{last.when}</span>
        </p>
      )}
      <HiddenBlock>
        <table>
          <caption>{caption}</caption>
          <tbody>
            {marks.map((mark) => (
              <tr key={mark.id}>
                <th scope="row">{mark.when}</th>
                <td>{mark.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </HiddenBlock>
    </div>
  );
}

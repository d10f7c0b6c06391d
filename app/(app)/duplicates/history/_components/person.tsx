import Link from "next/link";

export function Person({ id, name, number }: { id: string; name: string; number: string }) {
  return (
    <Link href={`/patients/${id}`} prefetch={false} className="block wrap-anywhere hover:underline">
      {name} <span className="figures whitespace-nowrap text-quiet">{number}</span>
    </Link>
  );
}

use std::io::Read;
fn main() {
    let lang: muqabala::lang::Lang = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let t = std::time::Instant::now();
    let srx = match std::env::args().nth(2) { Some(p) => muqabala::segment::Srx::parse(&std::fs::read(p).unwrap()).unwrap_or_else(|e| panic!("{e}")), None => muqabala::segment::Srx::bundled().clone() };
    let s = srx.segmenter(&lang);
    eprintln!("setup {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let segs = s.segment(&text);
    eprintln!("{} segments {:?} {:.1} MB/s", segs.len(), t.elapsed(), text.len() as f64 / 1e6 / t.elapsed().as_secs_f64());
    use std::io::Write; let mut o=std::io::BufWriter::new(std::io::stdout());
    for x in segs { writeln!(o, "{}", x.span.of(&text).trim().replace('\n', " ")).unwrap(); }
}

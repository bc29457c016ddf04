;; Inflates blocks of LZ4. Layout: the LZ4 block format.
;;
;; Both input and output lie in this memory with 32 bytes of room behind each: copies go in steps of 16 bytes and may
;; read and write that much beyond their end; what they write too much is written over by what follows.
(module
  (memory (export "memory") 1)

  ;; Inflates the block in [src, srcEnd) to dst and gives the address after what it wrote, or 0 where the block makes no
  ;; sense or does not end before dstEnd. Matches may reach back to start: blocks of a frame can build on each other.
  (func (export "inflate") (param $src i32) (param $srcEnd i32) (param $start i32) (param $dst i32) (param $dstEnd i32)
    (result i32)
    (local $token i32) (local $length i32) (local $byte i32) (local $from i32) (local $end i32) (local $distance i32)
    (loop $sequence
      (if (i32.ge_u (local.get $src) (local.get $srcEnd)) (then (return (i32.const 0))))
      (local.set $token (i32.load8_u (local.get $src)))
      (local.set $src (i32.add (local.get $src) (i32.const 1)))

      ;; Literals: bytes that are copied as they are.
      (local.set $length (i32.shr_u (local.get $token) (i32.const 4)))
      (if (i32.eq (local.get $length) (i32.const 15))
        (then
          (loop $more
            (if (i32.ge_u (local.get $src) (local.get $srcEnd)) (then (return (i32.const 0))))
            (local.set $byte (i32.load8_u (local.get $src)))
            (local.set $src (i32.add (local.get $src) (i32.const 1)))
            (local.set $length (i32.add (local.get $length) (local.get $byte)))
            (br_if $more (i32.eq (local.get $byte) (i32.const 255))))))
      (if (i32.gt_u (local.get $length) (i32.sub (local.get $srcEnd) (local.get $src))) (then (return (i32.const 0))))
      (if (i32.gt_u (local.get $length) (i32.sub (local.get $dstEnd) (local.get $dst))) (then (return (i32.const 0))))
      (local.set $end (i32.add (local.get $dst) (local.get $length)))
      (local.set $from (local.get $src))
      (local.set $src (i32.add (local.get $src) (local.get $length)))
      (loop $literals
        (v128.store align=1 (local.get $dst) (v128.load align=1 (local.get $from)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (local.set $dst (i32.add (local.get $dst) (i32.const 16)))
        (br_if $literals (i32.lt_u (local.get $dst) (local.get $end))))
      (local.set $dst (local.get $end))

      ;; The last sequence has literals only.
      (if (i32.eq (local.get $src) (local.get $srcEnd)) (then (return (local.get $dst))))

      ;; A match: bytes that have come before, at a distance.
      (if (i32.lt_u (i32.sub (local.get $srcEnd) (local.get $src)) (i32.const 2)) (then (return (i32.const 0))))
      (local.set $distance (i32.load16_u align=1 (local.get $src)))
      (local.set $src (i32.add (local.get $src) (i32.const 2)))
      (if (i32.eqz (local.get $distance)) (then (return (i32.const 0))))
      (if (i32.gt_u (local.get $distance) (i32.sub (local.get $dst) (local.get $start)))
        (then (return (i32.const 0))))
      (local.set $length (i32.and (local.get $token) (i32.const 15)))
      (if (i32.eq (local.get $length) (i32.const 15))
        (then
          (loop $more
            (if (i32.ge_u (local.get $src) (local.get $srcEnd)) (then (return (i32.const 0))))
            (local.set $byte (i32.load8_u (local.get $src)))
            (local.set $src (i32.add (local.get $src) (i32.const 1)))
            (local.set $length (i32.add (local.get $length) (local.get $byte)))
            (br_if $more (i32.eq (local.get $byte) (i32.const 255))))))
      (local.set $length (i32.add (local.get $length) (i32.const 4)))
      (if (i32.gt_u (local.get $length) (i32.sub (local.get $dstEnd) (local.get $dst))) (then (return (i32.const 0))))
      (local.set $end (i32.add (local.get $dst) (local.get $length)))
      (local.set $from (i32.sub (local.get $dst) (local.get $distance)))
      ;; Nearer than a step, what is copied is still being written: then byte by byte.
      (if (i32.ge_u (local.get $distance) (i32.const 16))
        (then
          (loop $far
            (v128.store align=1 (local.get $dst) (v128.load align=1 (local.get $from)))
            (local.set $from (i32.add (local.get $from) (i32.const 16)))
            (local.set $dst (i32.add (local.get $dst) (i32.const 16)))
            (br_if $far (i32.lt_u (local.get $dst) (local.get $end)))))
        (else
          (loop $near
            (i32.store8 (local.get $dst) (i32.load8_u (local.get $from)))
            (local.set $from (i32.add (local.get $from) (i32.const 1)))
            (local.set $dst (i32.add (local.get $dst) (i32.const 1)))
            (br_if $near (i32.lt_u (local.get $dst) (local.get $end))))))
      (local.set $dst (local.get $end))
      (br $sequence))
    (unreachable)))

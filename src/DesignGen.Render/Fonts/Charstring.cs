using DesignGen.Core.Geometry;

namespace DesignGen.Render.Fonts;

/// <summary>Runs the small program that draws one glyph of a CFF font. Hints for screens are stepped over.</summary>
/// <remarks>Source: Adobe Technical Note 5177, The Type 2 Charstring Format; ISO/IEC 14496-22 for CFF2's <c>blend</c> and <c>vsindex</c>.</remarks>
internal sealed class Charstring(FontBytes table, bool second, CffIndex shared, CffIndex? own, int[] regions, Func<int, FontBytes?> accented)
{
    private const int MostDepth = 10;
    private const int MostSteps = 400_000;
    private const int MostNumbers = 513;

    private readonly double[] _stack = new double[MostNumbers];
    private readonly double[] _kept = new double[32];
    private int _count;
    private int _hints;
    private bool _widthRead;
    private int _steps;
    private int _set;
    private bool _ended;
    private double _x;
    private double _y;
    private bool _open;

    /// <summary>What was drawn.</summary>
    public OutlineBuilder Shape { get; } = new();

    /// <summary>Draws a glyph from the origin.</summary>
    public void Draw(FontBytes code)
    {
        Run(code, 0);
        Shape.Close();
    }

    private void Run(FontBytes code, int depth)
    {
        if (depth > MostDepth)
            throw table.Fault("calls its subroutines more than ten deep");
        for (int at = 0; at < code.Length && !_ended;)
        {
            if (++_steps > MostSteps)
                throw table.Fault($"has a glyph that takes more than {MostSteps} steps to draw");
            int b = code.U8(at++);
            if (b >= 32 || b == 28)
            {
                at = Number(code, b, at);
                continue;
            }
            switch (b)
            {
                case 1 or 3 or 18 or 23:
                    Width(_count % 2 == 1);
                    _hints += _count / 2;
                    _count = 0;
                    break;
                case 19 or 20:
                    Width(_count % 2 == 1);
                    _hints += _count / 2;
                    _count = 0;
                    at += (_hints + 7) / 8;
                    break;
                case 21:
                    Width(_count > 2);
                    Move(Last(2), Last(1));
                    break;
                case 22:
                    Width(_count > 1);
                    Move(Last(1), 0);
                    break;
                case 4:
                    Width(_count > 1);
                    Move(0, Last(1));
                    break;
                case 5:
                    for (int i = 0; i + 1 < _count; i += 2)
                        Line(_stack[i], _stack[i + 1]);
                    _count = 0;
                    break;
                case 6 or 7:
                    for (int i = 0; i < _count; i++)
                        Line(b == 6 == (i % 2 == 0) ? _stack[i] : 0, b == 6 == (i % 2 == 0) ? 0 : _stack[i]);
                    _count = 0;
                    break;
                case 8:
                    Curves(0, _count);
                    _count = 0;
                    break;
                case 24:
                    Curves(0, _count - 2);
                    Line(Last(2), Last(1));
                    _count = 0;
                    break;
                case 25:
                    int lines = Math.Max(0, _count - 6) / 2 * 2;
                    for (int i = 0; i < lines; i += 2)
                        Line(_stack[i], _stack[i + 1]);
                    Curves(lines, _count);
                    _count = 0;
                    break;
                case 26 or 27:
                    SideCurves(b == 26);
                    break;
                case 30 or 31:
                    TurnCurves(b == 31);
                    break;
                case 10:
                    Call(own ?? CffIndex.None, depth);
                    break;
                case 29:
                    Call(shared, depth);
                    break;
                case 11 when !second:
                    return;
                case 14 when !second:
                    End(depth);
                    return;
                case 15 when second:
                    _set = (int)Pop();
                    break;
                case 16 when second:
                    Blend();
                    break;
                case 12:
                    Escaped(code.U8(at++));
                    break;
                default:
                    throw table.Fault($"has a glyph with operator {b}, which is not defined");
            }
        }
    }

    private int Number(FontBytes code, int b, int at)
    {
        switch (b)
        {
            case 28:
                Push(code.I16(at));
                return at + 2;
            case <= 246:
                Push(b - 139);
                return at;
            case <= 250:
                Push((b - 247) * 256 + code.U8(at) + 108);
                return at + 1;
            case <= 254:
                Push(-(b - 251) * 256 - code.U8(at) - 108);
                return at + 1;
            default:
                Push(code.I32(at) / 65536.0);
                return at + 4;
        }
    }

    private void Push(double value)
    {
        if (_count == MostNumbers)
            throw table.Fault($"has a glyph that keeps more than {MostNumbers} numbers");
        _stack[_count++] = value;
    }

    private double Pop() => _count > 0 ? _stack[--_count] : throw table.Fault("has a glyph with an operator that lacks its numbers");

    // The nth number from the end.
    private double Last(int n) => _count >= n ? _stack[_count - n] : throw table.Fault("has a glyph with an operator that lacks its numbers");

    // The first operator may have the glyph's width before its own numbers.
    private void Width(bool given)
    {
        if (!_widthRead && !second && given)
        {
            Array.Copy(_stack, 1, _stack, 0, _count - 1);
            _count--;
        }
        _widthRead = true;
    }

    private void Move(double dx, double dy)
    {
        _x += dx;
        _y += dy;
        Shape.MoveTo(new(_x, _y));
        _open = true;
        _count = 0;
    }

    private void Begin()
    {
        if (_open)
            return;
        Shape.MoveTo(new(_x, _y));
        _open = true;
    }

    private void Line(double dx, double dy)
    {
        Begin();
        _x += dx;
        _y += dy;
        Shape.LineTo(new(_x, _y));
    }

    private void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
    {
        Begin();
        var one = new Point(_x + dx1, _y + dy1);
        var two = new Point(one.X + dx2, one.Y + dy2);
        (_x, _y) = (two.X + dx3, two.Y + dy3);
        Shape.CurveTo(one, two, new(_x, _y));
    }

    private void Curves(int from, int to)
    {
        for (int i = from; i + 5 < to; i += 6)
            Curve(_stack[i], _stack[i + 1], _stack[i + 2], _stack[i + 3], _stack[i + 4], _stack[i + 5]);
    }

    // Curves that begin and end along one axis; an odd number more moves the first handle across it.
    private void SideCurves(bool upright)
    {
        int i = _count % 4 == 0 ? 0 : 1;
        double across = i == 1 ? _stack[0] : 0;
        for (; i + 3 < _count; i += 4, across = 0)
        {
            if (upright)
                Curve(across, _stack[i], _stack[i + 1], _stack[i + 2], 0, _stack[i + 3]);
            else
                Curve(_stack[i], across, _stack[i + 1], _stack[i + 2], _stack[i + 3], 0);
        }
        _count = 0;
    }

    // Curves that leave along one axis and arrive along the other, by turns; the last may end off its axis.
    private void TurnCurves(bool level)
    {
        for (int i = 0; i + 3 < _count; i += 4, level = !level)
        {
            double off = _count - i == 5 ? _stack[i + 4] : 0;
            if (level)
                Curve(_stack[i], 0, _stack[i + 1], _stack[i + 2], off, _stack[i + 3]);
            else
                Curve(0, _stack[i], _stack[i + 1], _stack[i + 2], _stack[i + 3], off);
        }
        _count = 0;
    }

    private void Call(CffIndex routines, int depth)
    {
        int bias = routines.Count < 1240 ? 107 : routines.Count < 33900 ? 1131 : 32768;
        Run(routines[(int)Pop() + bias], depth + 1);
    }

    private void End(int depth)
    {
        Width(_count is 1 or 5);
        if (_count >= 4)
        {
            // An accented letter: x and y of the accent, then the codes of letter and accent.
            double x = Last(4), y = Last(3);
            FontBytes? letter = accented((int)Last(2)), accent = accented((int)Last(1));
            if (letter is not FontBytes below || accent is not FontBytes above)
                throw table.Fault("builds an accented letter of parts that it does not have");
            Part(below, 0, 0, depth);
            Part(above, x, y, depth);
        }
        _ended = true;
    }

    private void Part(FontBytes code, double x, double y, int depth)
    {
        (_x, _y, _count, _hints, _widthRead, _open, _ended) = (x, y, 0, 0, false, false, false);
        Run(code, depth + 1);
    }

    private void Blend()
    {
        int values = (int)Pop();
        int sets = _set >= 0 && _set < regions.Length ? regions[_set] : throw table.Fault("varies a glyph by data that it does not have");
        if (values < 0 || values > _count || (long)values * (sets + 1) > _count)
            throw table.Fault("varies a glyph by fewer numbers than it says");
        _count -= values * sets;
    }

    private void Escaped(int b)
    {
        switch (b)
        {
            case 34:
                Need(7);
                Curve(_stack[0], 0, _stack[1], _stack[2], _stack[3], 0);
                Curve(_stack[4], 0, _stack[5], -_stack[2], _stack[6], 0);
                _count = 0;
                break;
            case 35:
                Need(12);
                Curves(0, 12);
                _count = 0;
                break;
            case 36:
                Need(9);
                Curve(_stack[0], _stack[1], _stack[2], _stack[3], _stack[4], 0);
                Curve(_stack[5], 0, _stack[6], _stack[7], _stack[8], -(_stack[1] + _stack[3] + _stack[7]));
                _count = 0;
                break;
            case 37:
                Need(11);
                double dx = _stack[0] + _stack[2] + _stack[4] + _stack[6] + _stack[8], dy = _stack[1] + _stack[3] + _stack[5] + _stack[7] + _stack[9];
                bool level = Math.Abs(dx) > Math.Abs(dy);
                Curves(0, 6);
                Curve(_stack[6], _stack[7], _stack[8], _stack[9], level ? _stack[10] : -dx, level ? -dy : _stack[10]);
                _count = 0;
                break;
            case >= 3 and <= 30 when !second:
                Reckon(b);
                break;
            default:
                throw table.Fault($"has a glyph with operator 12 {b}, which is not defined");
        }
    }

    private void Need(int numbers)
    {
        if (_count < numbers)
            throw table.Fault("has a glyph with an operator that lacks its numbers");
    }

    // Arithmetic, which old fonts may use; chance is refused, since a glyph must be the same each time.
    private void Reckon(int b)
    {
        double q = Pop();
        switch (b)
        {
            case 3: Push(Pop() != 0 && q != 0 ? 1 : 0); break;
            case 4: Push(Pop() != 0 || q != 0 ? 1 : 0); break;
            case 5: Push(q == 0 ? 1 : 0); break;
            case 9: Push(Math.Abs(q)); break;
            case 10: Push(Pop() + q); break;
            case 11: Push(Pop() - q); break;
            case 12: Push(q == 0 ? 0 : Pop() / q); break;
            case 14: Push(-q); break;
            case 15: Push(Pop() == q ? 1 : 0); break;
            case 18: break;
            case 20: _kept[Math.Clamp((int)q, 0, 31)] = Pop(); break;
            case 21: Push(_kept[Math.Clamp((int)q, 0, 31)]); break;
            case 22:
                double limit = q, least = Pop(), no = Pop(), yes = Pop();
                Push(least <= limit ? yes : no);
                break;
            case 24: Push(Pop() * q); break;
            case 26: Push(Math.Sqrt(Math.Max(0, q))); break;
            case 27: Push(q); Push(q); break;
            case 28:
                double p = Pop();
                Push(q);
                Push(p);
                break;
            case 29: Push(Last(Math.Clamp((int)q, 0, MostNumbers) + 1)); break;
            case 30: Roll((int)Math.Clamp(Pop(), 0, MostNumbers), (int)Math.Clamp(q, -100_000, 100_000)); break;
            default: throw table.Fault($"has a glyph with operator 12 {b}, which is not read");
        }
    }

    private void Roll(int count, int by)
    {
        if (count == 0)
            return;
        Need(count);
        double[] old = _stack[(_count - count).._count];
        for (int i = 0; i < count; i++)
            _stack[_count - count + ((i + by) % count + count) % count] = old[i];
    }
}

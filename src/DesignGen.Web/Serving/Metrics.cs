using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace DesignGen.Web.Serving;

/// <summary>Gathers what the program and ASP.NET Core measure (System.Diagnostics.Metrics), and tells it in Prometheus' text format.</summary>
/// <remarks>Format: https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4. Histograms are told as sum and count.</remarks>
internal sealed class Metrics : IDisposable
{
    // Names and labels of these alone are few and told to nobody but who keeps the server.
    private static readonly string[] Meters = ["DesignGen", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    // Labels that could hold what a caller sends are left out, so that nobody can make the list grow.
    private static readonly HashSet<string> Labels = ["http.request.method", "http.response.status_code", "http.route", "state", "gc.heap.generation", "network.transport"];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();

    public Metrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Take(i, v, tags));
        _listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Take(i, v, tags));
        _listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Take(i, v, tags));
        _listener.Start();
    }

    /// <summary>All that was measured, as text.</summary>
    public string Text()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (IGrouping<string, KeyValuePair<(string Name, string Labels), Series>> metric in _series.GroupBy(s => s.Key.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Instrument instrument = metric.First().Value.Instrument;
            bool histogram = IsHistogram(instrument);
            if (instrument.Description is { Length: > 0 } help)
                text.Append(CultureInfo.InvariantCulture, $"# HELP {metric.Key} {help.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal)}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {metric.Key} {(histogram ? "summary" : IsCounter(instrument) ? "counter" : "gauge")}\n");
            foreach (((_, string labels), Series series) in metric.OrderBy(m => m.Key.Labels, StringComparer.Ordinal))
            {
                (double sum, long count) = series.Read();
                if (histogram)
                    text.Append(CultureInfo.InvariantCulture, $"{metric.Key}_sum{labels} {sum}\n{metric.Key}_count{labels} {count}\n");
                else
                    text.Append(CultureInfo.InvariantCulture, $"{metric.Key}{labels} {sum}\n");
            }
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = Written(tags);
        Series series = _series.GetOrAdd((Name(instrument), labels), static (_, i) => new(i), instrument);
        series.Add(value, replaces: instrument.IsObservable);
    }

    private static bool IsHistogram(Instrument instrument) => Generic(instrument) == typeof(Histogram<>);

    private static bool IsCounter(Instrument instrument) => Generic(instrument) is { } type && (type == typeof(Counter<>) || type == typeof(ObservableCounter<>));

    private static Type? Generic(Instrument instrument) => instrument.GetType() is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : null;

    private static string Name(Instrument instrument)
    {
        string name = string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        string unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return name + unit + (IsCounter(instrument) ? "_total" : "");
    }

    private static string Written(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, object? value) in tags)
        {
            if (Labels.Contains(key))
                kept[key.Replace('.', '_')] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
        return kept.Count == 0 ? "" : "{" + string.Join(',', kept.Select(k => $"{k.Key}=\"{k.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"")) + "}";
    }

    private sealed class Series(Instrument instrument)
    {
        private readonly Lock _gate = new();
        private double _sum;
        private long _count;

        public Instrument Instrument => instrument;

        public void Add(double value, bool replaces)
        {
            lock (_gate)
            {
                _sum = replaces ? value : _sum + value;
                _count++;
            }
        }

        public (double Sum, long Count) Read()
        {
            lock (_gate)
                return (_sum, _count);
        }
    }
}
